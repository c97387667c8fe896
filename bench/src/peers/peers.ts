import { ALONGSIDE } from './alongside.ts';
import { ENGINE } from './alongside-engine.ts';
import { FLOOR_PEER } from './floor.ts';
import { MESH_CENTRAL, MESH_CENTRAL_WEBRTC } from './mesh-central.ts';
import { X0VNC, X11VNC, XVNC } from './no-vnc.ts';
import type { Peer } from './peer.ts';

const PEERS: readonly Peer[] = [
  FLOOR_PEER,
  ALONGSIDE,
  ENGINE,
  X0VNC,
  X11VNC,
  XVNC,
  MESH_CENTRAL,
  MESH_CENTRAL_WEBRTC,
];

/** What is measured when nobody says what. */
const USUAL = [FLOOR_PEER, ALONGSIDE, X0VNC, X11VNC, XVNC, MESH_CENTRAL];

/**
 * @param names with commas between; undefined: the usual ones
 * @throws {RangeError} for a name that nobody has
 */
export function choosePeers(names: string | undefined): readonly Peer[] {
  if (names === undefined) return USUAL;
  return names.split(',').map((name) => {
    const peer = PEERS.find((each) => each.name === name);
    if (peer !== undefined) return peer;
    throw new RangeError(`There is no ${name}. There are: ${PEERS.map((each) => each.name).join(', ')}`);
  });
}
