import type { Bus } from '@alongside/domain';

export type InProcessBus = Bus;
