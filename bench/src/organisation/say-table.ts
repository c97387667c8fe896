/** Prints names and values, what has several values on one line. */
export function sayTable(result: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(result)) {
    const shown =
      typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([part, each]) => `${part} ${String(each)}`)
            .join('  ')
        : String(value);
    process.stdout.write(`  ${name.padEnd(22)} ${shown}\n`);
  }
}
