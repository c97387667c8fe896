/** The system that the agent runs on, as far as screen and input go. */
export type HostSystem =
  /** `display` as in the environment variable DISPLAY; null: none is known. */
  | { readonly kind: 'x11'; readonly display: string | null }
  | { readonly kind: 'wayland' | 'windows' | 'macos' | 'android' | 'unknown' };

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** On Linux the session's type decides: a Wayland session has an X display too, which shows hardly anything. */
export function hostSystem({ platform, env }: Surroundings = process): HostSystem {
  if (platform === 'win32') return { kind: 'windows' };
  if (platform === 'darwin') return { kind: 'macos' };
  if (platform === 'android') return { kind: 'android' };
  if (platform !== 'linux') return { kind: 'unknown' };
  const type = env['XDG_SESSION_TYPE'] ?? '';
  const isWayland = type === 'wayland' || (type !== 'x11' && (env['WAYLAND_DISPLAY'] ?? '') !== '');
  if (isWayland) return { kind: 'wayland' };
  return { kind: 'x11', display: env['DISPLAY'] ?? null };
}
