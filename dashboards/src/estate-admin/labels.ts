/** A label of the printed sheet: whose it is, its password, and the QR code as the outline of an SVG. */
export interface Label {
  id: string
  name: string
  password: string
  viewBox: string
  path: string
}

/** Reads the labels from the page of the gateway, as text and outline only: nothing of it is put into this page as markup. */
export function labelsOf(html: string): Label[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return [...page.querySelectorAll('figure')].map((figure) => {
    const caption = figure.querySelector('figcaption')
    const name = [...(caption?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? '').join('')
    return {
      id: caption?.querySelector('b')?.textContent ?? '', name, password: caption?.querySelector('code')?.textContent ?? '',
      viewBox: figure.querySelector('svg')?.getAttribute('viewBox') ?? '0 0 1 1', path: figure.querySelector('path')?.getAttribute('d') ?? ''
    }
  })
}
