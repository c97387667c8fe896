import { z } from 'zod';
import { Instant } from '../text.ts';
import { route } from './route.ts';

export const liveTicketRoute = route({
  name: 'liveTicket',
  method: 'POST',
  path: '/live/tickets',
  callers: 'browser-and-agent',
  access: { kind: 'signed-in', because: 'opens the caller’s own live socket' },
  summary: 'A ticket that opens one live socket, once, within 30 seconds',
  response: z.object({ ticket: z.string(), expiresAt: Instant }),
  errors: ['TOO_MANY_REQUESTS'],
});
