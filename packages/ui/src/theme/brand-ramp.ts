import type { BrandVariants } from '@fluentui/react-components';

/** Spruce: calm, and of nobody else. White text on 80 has a contrast of 5.9, 110 on the dark page one of 6.4. */
export const brandRamp: BrandVariants = {
  10: '#021513',
  20: '#06211f',
  30: '#0a2f2c',
  40: '#0c3d39',
  50: '#0e4b46',
  60: '#0f5953',
  70: '#106159',
  80: '#116b62',
  90: '#2a867c',
  100: '#43978d',
  110: '#5cb0a5',
  120: '#77c1b6',
  130: '#92d0c7',
  140: '#afded7',
  150: '#ccece7',
  160: '#e8f7f4',
};

/** The second circle of the mark; used nowhere as text. */
export const apricot = '#f2a65a';
