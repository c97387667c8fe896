/** What the agent's own Node (24) has and the one that Wine's version in Debian runs (22) hasn't: as much as the agent uses. */
class Stack implements Disposable {
  #parts: Disposable[] = [];

  use<Part extends Disposable>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }

  move(): Stack {
    const moved = new Stack();
    moved.#parts = this.#parts.splice(0);
    return moved;
  }

  [Symbol.dispose](): void {
    for (const part of this.#parts.splice(0).toReversed()) part[Symbol.dispose]();
  }
}

if (!('DisposableStack' in globalThis)) Object.assign(globalThis, { DisposableStack: Stack });
