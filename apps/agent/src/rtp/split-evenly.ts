/** Pieces of nearly one size, none larger than `maxBytes`: a last packet of a few bytes costs as much as a full one. */
export function splitEvenly(data: Buffer, maxBytes: number): Buffer[] {
  const count = Math.max(1, Math.ceil(data.length / maxBytes));
  return Array.from({ length: count }, (_, index) =>
    data.subarray(Math.floor((index * data.length) / count), Math.floor(((index + 1) * data.length) / count)),
  );
}
