/** Rows under each other in columns as wide as their widest cell; the first row is underlined. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const underline = widths.map((width) => '─'.repeat(width)).join('  ');
  return [...lines.slice(0, 1), underline, ...lines.slice(1)].map((line) => `  ${line}`).join('\n');
}
