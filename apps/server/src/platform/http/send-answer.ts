import { fileResponse, noContent, type Route } from '@alongside/protocol';
import type { FastifyReply } from 'fastify';
import type { FileAnswer } from './file-answer.ts';

/** Sends what a handler returned, as far as the contract names it: a field too much stays here. */
export function sendAnswer(contract: Route, reply: FastifyReply, answer: unknown): FastifyReply {
  if (contract.response === noContent) return reply.code(204).send();
  if (contract.response === fileResponse) return sendFile(reply, answer as FileAnswer);
  return reply.send(contract.response.parse(answer));
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  if (file.fileName !== undefined) {
    reply.header('content-disposition', `attachment; filename="${file.fileName}"`);
  }
  return reply
    .header('cache-control', file.cacheControl ?? 'no-store')
    .type(file.contentType)
    .send(file.content);
}
