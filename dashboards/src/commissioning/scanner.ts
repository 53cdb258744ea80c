/** The browser's reader of codes where it has one; neither TypeScript nor every browser knows it. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
type DetectorClass = new (options: { formats: string[] }) => Detector

const EVERY_MS = 200

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
}

/** Whether codes can be read here: the browser has a reader, and a camera may be asked for. */
export function canScan(): boolean {
  return detectorClass() !== undefined && (navigator.mediaDevices as MediaDevices | undefined) !== undefined
}

/** Shows the rear camera and reads codes until `found` says that it has what it wants; the answer stops it earlier. */
export async function scan(video: HTMLVideoElement, found: (text: string) => boolean): Promise<() => void> {
  const Reader = detectorClass()
  if (Reader === undefined) throw new Error('BarcodeDetector')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  video.srcObject = stream
  video.play().catch(() => undefined)
  const reader = new Reader({ formats: ['qr_code'] })
  let busy = false
  function stop(): void {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  async function look(): Promise<void> {
    if (busy) return
    busy = true
    const codes = await reader.detect(video).catch(() => [])
    busy = false
    if (codes.some(({ rawValue }) => found(rawValue))) stop()
  }
  const timer = setInterval(() => { void look() }, EVERY_MS)
  return stop
}
