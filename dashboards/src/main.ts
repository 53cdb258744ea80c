import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.vue'
import { i18n, wordsReady } from './i18n'
import { router } from './router'
import { keepShell } from './shell/build'

const app = createApp(App).use(createPinia()).use(i18n)
keepShell()
void wordsReady.then(() => app.use(router).mount('#app'))
