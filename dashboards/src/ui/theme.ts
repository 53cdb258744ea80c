import { shallowRef } from 'vue'

const STORED = 'anju.theme'

/** public/theme.js has set the class before the first paint. */
export const isDark = shallowRef(document.documentElement.classList.contains('dark'))

export function toggleTheme(): void {
  isDark.value = !isDark.value
  localStorage.setItem(STORED, isDark.value ? 'dark' : 'light')
  document.documentElement.classList.toggle('dark', isDark.value)
}
