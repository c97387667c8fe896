/** What shows the agent's page in a window of its own. */
export interface WindowShell {
  /**
   * Opens a window with the page at `address`; resolves when the program that shows it was started.
   *
   * @throws {AgentError} WINDOW_BROWSER_MISSING, WINDOW_FAILED
   */
  open(address: string): Promise<ShellWindow>;
}

/** One window; gone when the person closes it or what shows it dies. Disposing of it closes it. */
export interface ShellWindow extends AsyncDisposable {
  /** Of the program that shows it and leads its process group. */
  readonly processId: number;
  /** Resolves when the window is gone, for whatever reason. */
  readonly gone: Promise<void>;
}
