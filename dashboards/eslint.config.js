import js from '@eslint/js'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules', 'test-results', 'playwright-report', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node }, parserOptions: { parser: tseslint.parser } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'no-undef': 'off',
      'vue/no-bare-strings-in-template': ['error', { allowlist: ['·', '—', '/', '%', '×', '(', ')', ':', '✓', '⚠', '›', '≤', '–', '-', '+', '?', '■', '▲', '◆', '●', 'Anju', '安居', 'Esc', 'Enter', 'A', 'E', 'N', 'j', 'k', '○', '◌', '↑', '◀', '▶', '－', '▾', '▼', 'kWh', 'CSV', 'Excel', 'U'] }],
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      'vue/first-attribute-linebreak': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error'
    }
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ages come from live/clock.ts, never from the browser clock.' }
      ]
    }
  }
)
