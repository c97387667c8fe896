import { config } from 'zod';

// Otherwise zod tries `new Function` once, which the content security policy reports as an attack. It has to be said
// before any schema is made, so everything else comes after it.
config({ jitless: true });
void import('./start.tsx');
