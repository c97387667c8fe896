/** The browser that the person uses on this system. */
export interface SystemBrowser {
  /**
   * Opens a page in front of the person.
   *
   * @throws {AgentError} BROWSER_UNAVAILABLE
   */
  open(url: URL): Promise<void>;
}
