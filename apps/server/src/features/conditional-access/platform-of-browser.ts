import type { AccessPlatform } from '@alongside/protocol';

/** In this order: Android and ChromeOS call themselves Linux too, and iPhones say that they are like a Mac. */
const SIGNS: readonly (readonly [RegExp, AccessPlatform])[] = [
  [/\bAndroid\b/u, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/u, 'ios'],
  [/\bCrOS\b/u, 'chromeos'],
  [/\bWindows\b/u, 'windows'],
  [/\bMac(?:intosh| OS X)\b/u, 'macos'],
  [/\bLinux\b/u, 'linux'],
];

/** The system that a browser says it runs on (its User-Agent); null: it doesn't say, or not one that is known. */
export const platformOfBrowser = (browser: string | null): AccessPlatform | null =>
  SIGNS.find(([sign]) => sign.test(browser ?? ''))?.[1] ?? null;
