import ipaddr from 'ipaddr.js';

/** Writes a small file in MaxMind DB format 2.0: networks of IPv6 (IPv4 as ::a.b.c.d) with their countries. */
export function countryFile(countries: Readonly<Record<string, string>>): Buffer {
  const data: Buffer[] = [];
  const offsets = new Map<string, number>();
  let length = 0;
  for (const country of new Set(Object.values(countries))) {
    const entry = map({ country: map({ iso_code: text(country) }) });
    offsets.set(country, length);
    data.push(entry);
    length += entry.length;
  }
  const nodes = treeOf(
    Object.entries(countries).map(([range, country]) => ({
      bits: bitsOf(range),
      offset: offsets.get(country) ?? 0,
    })),
  );
  const tree = Buffer.alloc(nodes.length * 6);
  for (const [index, node] of nodes.entries()) {
    for (const side of [0, 1] as const) {
      const record = node[side];
      const value =
        record === null
          ? nodes.length
          : record.kind === 'node'
            ? record.index
            : nodes.length + 16 + record.offset;
      tree.writeUIntBE(value, index * 6 + side * 3, 3);
    }
  }
  const metadata = map({
    binary_format_major_version: number(5, 2, 2),
    binary_format_minor_version: number(5, 2, 0),
    build_epoch: Buffer.concat([Buffer.from([0x08, 0x02]), uint64(1_700_000_000)]),
    database_type: text('Test-Country'),
    description: map({ en: text('A test') }),
    ip_version: number(5, 2, 6),
    languages: Buffer.from([0x01, 0x04, ...text('en')]),
    node_count: number(6, 4, nodes.length),
    record_size: number(5, 2, 24),
  });
  return Buffer.concat([
    tree,
    Buffer.alloc(16),
    ...data,
    Buffer.from([0xab, 0xcd, 0xef]),
    Buffer.from('MaxMind.com'),
    metadata,
  ]);
}

type Entry =
  { readonly kind: 'node'; readonly index: number } | { readonly kind: 'data'; readonly offset: number };
type Node = [Entry | null, Entry | null];

function treeOf(networks: readonly { readonly bits: readonly (0 | 1)[]; readonly offset: number }[]): Node[] {
  const nodes: Node[] = [[null, null]];
  for (const { bits, offset } of networks) {
    let at = 0;
    for (const [depth, bit] of bits.entries()) {
      const node = nodes[at];
      if (node === undefined) throw new Error('no such node');
      if (depth === bits.length - 1) {
        node[bit] = { kind: 'data', offset };
        break;
      }
      const next = node[bit];
      if (next?.kind === 'node') {
        at = next.index;
      } else {
        nodes.push([null, null]);
        at = nodes.length - 1;
        node[bit] = { kind: 'node', index: at };
      }
    }
  }
  return nodes;
}

function bitsOf(range: string): (0 | 1)[] {
  const [address, length] = ipaddr.parseCIDR(range);
  const isIpv4 = address.kind() === 'ipv4';
  const bytes = isIpv4 ? [...Array<number>(12).fill(0), ...address.toByteArray()] : address.toByteArray();
  return bytes
    .flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((shift): 0 | 1 => (((byte >> shift) & 1) === 1 ? 1 : 0)))
    .slice(0, isIpv4 ? 96 + length : length);
}

/** Control bytes: type in the upper three bits, size in the lower five. */
const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x40 | Buffer.byteLength(value)]), Buffer.from(value)]);
const map = (entries: Readonly<Record<string, Buffer>>): Buffer =>
  Buffer.concat([
    Buffer.from([0xe0 | Object.keys(entries).length]),
    ...Object.entries(entries).flatMap(([key, value]) => [text(key), value]),
  ]);
function number(type: 5 | 6, bytes: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(1 + bytes);
  buffer[0] = (type << 5) | bytes;
  buffer.writeUIntBE(value, 1, bytes);
  return buffer;
}
function uint64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(value));
  return buffer;
}
