import { shallowRef } from 'vue'

const query = window.matchMedia('(max-width: 720px)')

/** True on a phone: one column, bottom bar, taller targets. */
export const isPhone = shallowRef(query.matches)
query.addEventListener('change', (event) => { isPhone.value = event.matches })
