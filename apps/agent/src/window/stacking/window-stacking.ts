/** How the window stands among the others of the desktop. */
export interface WindowStacking extends Disposable {
  /**
   * Above all others and on every workspace, or like any other. Does nothing where the window isn't there.
   *
   * @param processId of the window's process group
   */
  setAbove(processId: number, isAbove: boolean): Promise<void>;
  /** Before the person, with the keyboard. */
  raise(processId: number): Promise<void>;
}
