import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom (the map of the rooms is in README.md). */
const ROOMS = ['domain', 'emulator', 'functions', 'local', 'web'];
const MAY_USE_DOMAIN = new Set(['functions', 'local', 'web']);
const boundaries = ROOMS.map((room) => {
  const allowed = MAY_USE_DOMAIN.has(room) ? [room, 'domain'] : [room];
  return {
    target: `./${room}`,
    from: [...ROOMS.filter((other) => !allowed.includes(other)), 'tests'].map((other) => `./${other}`),
    message: `${room}/ may import ${allowed.slice(1).join(', ') || 'nothing'} of ours.`,
  };
});

/** Rooms hand each other what their index exports, nothing from inside. */
const ONLY_BY_NAME = {
  patterns: [{ regex: '(^|/)domain/src', message: "Import '@carecircle/domain', not its inside." }],
};

const RULES = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
  'no-console': ['error', { allow: ['warn', 'error'] }],
  // Paths and names are searched for control characters on purpose.
  'no-control-regex': 'off',
  eqeqeq: 'error',
  'import-x/no-restricted-paths': ['error', { zones: boundaries }],
  'no-restricted-imports': ['error', ONLY_BY_NAME],
};

const TYPED_RULES = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
  '@typescript-eslint/await-thenable': 'error',
};

export default tseslint.config(
  {
    ignores: ['**/node_modules/', '.node/', '.data/', '.build/', '**/dist/', '**/lib/', '**/.angular/', 'coverage/', 'test-results/', 'playwright-report/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mjs,js}'],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'] })] },
    rules: RULES,
  },
  {
    files: ['{domain,emulator,functions,local,web}/src/**/*.ts', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: TYPED_RULES,
  },
  {
    files: ['{domain,emulator,functions,local,web}/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.mjs', 'local/src/inbox/page/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'fetch', 'globalThis', 'document', 'window', 'FormData', 'EventSource'].concat(
          ['HTMLElement', 'HTMLOListElement', 'HTMLFormElement', 'HTMLLIElement', 'HTMLTemplateElement', 'HTMLTimeElement', 'HTMLButtonElement', 'DocumentFragment'],
        ).map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Compares whole numbers (bigint) with floating ones, which only == does.
    files: ['emulator/src/rules/values/order.ts'],
    rules: { eqeqeq: 'off' },
  },
  {
    // Command-line scripts speak to people through the console.
    files: ['**/*.mjs', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['web/src/**/*.ts'],
    extends: angular.configs.tsRecommended,
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'cc', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'cc', style: 'camelCase' }],
    },
  },
  {
    files: ['web/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
