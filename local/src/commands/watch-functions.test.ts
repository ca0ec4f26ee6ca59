import { BuildOutput } from './watch-functions';

const meanings = (lines: string[]): (string | undefined)[] => {
  const output = new BuildOutput();
  return lines.map((line) => output.read(line));
};

test('BuildOutput takes the first bundle as loaded, and each later one as a change', () => {
  expect(meanings(['[watch] build finished', '[watch] build started (change: "src/index.ts")', '[watch] build finished'])).toEqual([
    undefined,
    undefined,
    'changed',
  ]);
});

test('BuildOutput does not take a build with errors for a change', () => {
  const lines = ['[watch] build finished', '[watch] build started', '✘ [ERROR] Unexpected ";"', '[watch] build finished'];
  expect(meanings(lines)).toEqual([undefined, undefined, 'problem', undefined]);
});
