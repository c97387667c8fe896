import { toCanvas } from 'qrcode';
import { useEffect, useRef } from 'react';

const EDGE_PX = 208;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A QR code; always dark on light, as scanners want it. */
export function QrCode({ text, label }: QrCodeProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) void toCanvas(canvas.current, text, { width: EDGE_PX, margin: 2 });
  }, [text]);
  return <canvas ref={canvas} role="img" aria-label={label} width={EDGE_PX} height={EDGE_PX} />;
}
