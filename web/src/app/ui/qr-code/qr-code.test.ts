import { TestBed } from '@angular/core/testing';
import { QrCode } from './qr-code';

it('draws the three corners that a scanner looks for, and is named for those who do not see it', async () => {
  const fixture = TestBed.createComponent(QrCode);
  fixture.componentRef.setInput('text', 'otpauth://totp/CareCircle:claire?secret=JBSWY3DPEHPK3PXP');
  fixture.componentRef.setInput('label', 'QR code');
  await fixture.whenStable();
  const svg = (fixture.nativeElement as HTMLElement).querySelector('svg');
  expect(svg?.getAttribute('aria-label')).toBe('QR code');
  const width = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  const dark = svg?.querySelectorAll('path')[1]?.getAttribute('d') ?? '';
  for (const [x, y] of [[4, 4], [width - 5, 4], [4, width - 5]]) expect(dark).toContain(`M${x} ${y}h`);
  expect(dark).not.toContain(`M${width - 5} ${width - 5}h1v1h-1zM${width - 4}`);
});
