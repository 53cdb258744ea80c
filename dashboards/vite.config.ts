import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { serviceWorker } from './scripts/service-worker.mjs'

/** The policy the gateway serves the app under; the preview server of the browser tests uses the same. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export default defineConfig({
  plugins: [vue(), serviceWorker()],
  define: { __VUE_I18N_LEGACY_API__: false, __VUE_I18N_FULL_INSTALL__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  resolve: { alias: { '@': new URL("./src", import.meta.url).pathname } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // One style sheet, there from the start: a page that is opened while the gateway is away can get its code again, but not its style.
    cssCodeSplit: false,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks: (id: string) => (/node_modules\/(echarts|zrender|tslib)\//.test(id) ? 'echarts' : undefined)
      }
    }
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env['ANJU_URL'] ?? 'http://127.0.0.1:8080', ws: true } }
  },
  preview: { host: '127.0.0.1', strictPort: true, proxy: {}, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } }
})
