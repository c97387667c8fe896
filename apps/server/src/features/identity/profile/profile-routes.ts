import {
  CodedError,
  getPictureRoute,
  meRoute,
  PICTURE_MAX_BYTES,
  removePictureRoute,
  setPictureRoute,
  updateMeRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { serve } from '../../../platform/http/index.ts';
import { identityTables } from '../identity-tables.ts';
import { changePicture, type MePorts, readMe, updateMe } from './me.ts';
import { parsePicture } from './picture-file.ts';

const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The own profile, and everybody's picture. */
export function registerProfile(app: FastifyInstance, parts: MePorts): void {
  const { ports } = parts;

  serve(app, meRoute, ({ caller }) => readMe(parts, caller));
  serve(app, updateMeRoute, ({ caller, body }) => updateMe(parts, caller, body));
  serve(app, removePictureRoute, ({ caller }) => changePicture(parts, caller, null));
  serve(app, setPictureRoute, ({ caller, body }) => changePicture(parts, caller, parsePicture(body)), {
    rawMediaTypes: PICTURE_TYPES,
    bodyMaxBytes: PICTURE_MAX_BYTES,
  });

  serve(app, getPictureRoute, async ({ caller, params, query, reply }) => {
    const row = await ports.database.inTenant(caller.tenantId, (tx) =>
      identityTables(tx)
        .selectFrom('person_pictures')
        .innerJoin('persons', 'persons.id', 'person_pictures.person_id')
        .select(['media_type', 'bytes', 'picture_version'])
        .where('person_pictures.person_id', '=', params.personId)
        .executeTakeFirst(),
    );
    if (row === undefined) throw new CodedError('NOT_FOUND');
    // Opened by itself, a picture is a document of this origin: it gets no rights there.
    void reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff');
    const isThisVersion = query.v !== undefined && query.v === row.picture_version;
    return {
      contentType: row.media_type,
      cacheControl: isThisVersion ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      content: row.bytes,
    };
  });
}
