import { makeStyles } from '@fluentui/react-components';
import { create } from 'qrcode';
import { useMemo } from 'react';

/** Light modules around the symbol that a reader needs (ISO/IEC 18004, 9.1). */
const QUIET_MODULES = 4;

const useStyles = makeStyles({
  // Readers want dark on light whatever the theme; forced colours would turn it into one block.
  code: { display: 'block', backgroundColor: '#ffffff', color: '#111111', forcedColorAdjust: 'none' },
});

/** One SVG path with a square for each dark module. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) path += `M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`;
    }
  }
  return { path, size: modules.size + 2 * QUIET_MODULES };
}

/** @param props.sizePx edge of the square, quiet zone included */
export function QrCode(props: { readonly text: string; readonly label: string; readonly sizePx: number }) {
  const styles = useStyles();
  const { path, size } = useMemo(() => qrPath(props.text), [props.text]);
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={props.label}
      width={props.sizePx}
      height={props.sizePx}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
