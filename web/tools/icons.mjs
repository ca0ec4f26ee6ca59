/** Draws the PNG icons of the manifest from `public/icons/icon.svg` with an installed Chromium (CHROME_PATH, else /usr/bin/chromium). */
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const folder = new URL('../public/icons/', import.meta.url).pathname;
const svg = await readFile(`${folder}icon.svg`, 'utf8');
/** Launchers cut maskable icons to their own shape: the ground reaches the edge and the sign stays within the safe circle. */
const maskable = svg.replace('rx="112"', 'rx="0"').replace('<g ', '<g transform="translate(51 51) scale(.8)" ');

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();

async function draw(source, size, file) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  await page.screenshot({ path: folder + file, omitBackground: true });
}

await draw(svg, 192, 'icon-192.png');
await draw(svg, 512, 'icon-512.png');
await draw(maskable, 512, 'maskable-512.png');
await browser.close();
