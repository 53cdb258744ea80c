// Runs before the first paint, so that a dark room never gets a white flash.
;(function () {
  function stored() {
    try {
      return localStorage.getItem('anju.theme')
    } catch {
      return null
    }
  }
  var chosen = stored()
  var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.classList.toggle('dark', dark)
})()
