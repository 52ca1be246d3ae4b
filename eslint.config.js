// Lint: strict type-checked rules for TypeScript, the order of layers, and restrictions of pure code.
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers.mjs';

const impure = ['Date', 'performance', 'crypto', 'console', 'process', 'globalThis'];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'];
const pageOnly = Object.keys(globals.browser).filter((name) => !(name in globals.es2025));

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { layers: layersRule } } },
    rules: {
      'house/layers': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // For indices into typed arrays that are in bounds, which the compiler can't know.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Objects with methods are made by functions, not classes: there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    // Tests may run in Node, and those of scripts run Python.
    ignores: ['**/*.test.ts', 'src/core/script/testing/**'],
    rules: {
      'no-restricted-globals': ['error', ...new Set([...impure, ...timers, ...pageOnly])],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use the seeded generator.' },
      ],
    },
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|skipIf|runIf|todo)$/]',
          message: 'Say why, with skipWhere (src/core/testing/skipWhere.ts).',
        },
      ],
    },
  },
  {
    files: ['e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name="test"][callee.property.name="skip"][arguments.length<2]',
          message: 'Say why: test.skip(condition, reason).',
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: [
      'src/cli/**/*.ts',
      'src/server/**/*.ts',
      'bench/**/*.ts',
      'e2e/**/*.ts',
      'scripts/dev/*.ts',
      '*.config.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/renderer/controls/ErrorBoundary.tsx'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { eqeqeq: 'error', 'no-undef': 'error', 'no-unused-vars': 'error', 'prefer-const': 'error' },
  },
);
