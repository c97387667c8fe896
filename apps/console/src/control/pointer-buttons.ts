import type { InputEvent } from '@alongside/protocol';

export type PointerButton = Extract<InputEvent, { kind: 'button' }>['button'];

/** The bits of PointerEvent.buttons. */
const BITS: readonly (readonly [bit: number, button: PointerButton])[] = [
  [1, 'left'],
  [2, 'right'],
  [4, 'middle'],
  [8, 'back'],
  [16, 'forward'],
];

export interface ButtonChange {
  readonly button: PointerButton;
  readonly isDown: boolean;
}

/** Follows which buttons are down, from PointerEvent.buttons: pressing a second one is told as a move. */
export class PointerButtons {
  #seen = 0;
  readonly #pressed = new Set<PointerButton>();

  /** Something is pressed at the sharer's. */
  get isAnyPressed(): boolean {
    return this.#pressed.size > 0;
  }

  /**
   * What the sharer is to get.
   * @param canPress a button may go down here; letting go is always told
   */
  follow(buttons: number, canPress: boolean): readonly ButtonChange[] {
    const changes: ButtonChange[] = [];
    for (const [bit, button] of BITS) {
      const isDown = (buttons & bit) !== 0;
      if (isDown === ((this.#seen & bit) !== 0)) continue;
      if (isDown && canPress) this.#pressed.add(button);
      else if (isDown || !this.#pressed.delete(button)) continue;
      changes.push({ button, isDown });
    }
    this.#seen = buttons;
    return changes;
  }

  /** Nothing is pressed at the sharer's any more; what is still down here has to be let go before it counts again. */
  clear(): void {
    this.#pressed.clear();
  }
}
