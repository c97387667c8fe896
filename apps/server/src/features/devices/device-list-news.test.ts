import { TenantId } from '@alongside/protocol';
import { FakeClock, InMemoryBus } from '@alongside/testkit';
import { describe, expect, it } from 'vitest';
import { tenantTopic } from '../../platform/bus/index.ts';
import { DeviceListNews, DEVICES_TOLD_EVERY_MS } from './device-list-news.ts';

const FLEET = 100_000;
const tenantId = TenantId.parse('00000000-0000-4000-8000-000000000001');
const other = TenantId.parse('00000000-0000-4000-8000-000000000002');

describe('DeviceListNews', () => {
  it('DEV21 tells a first change at once and a whole fleet’s once a second, each tenant by itself', async () => {
    const [bus, clock] = [new InMemoryBus(), new FakeClock()];
    const news = new DeviceListNews({ bus, clock });
    let told = 0;
    bus.subscribe(tenantTopic(tenantId, 'devices'), () => {
      told += 1;
    });
    news.note(tenantId);
    await clock.advance(0);
    expect(told).toBe(1);
    for (let n = 0; n < FLEET; n += 1) news.note(tenantId);
    news.note(other);
    await clock.advance(DEVICES_TOLD_EVERY_MS - 1);
    expect(told).toBe(1);
    await clock.advance(1);
    expect(told).toBe(2);
    await clock.advance(10 * DEVICES_TOLD_EVERY_MS);
    expect(told).toBe(2);
    expect(clock.timerCount).toBe(0);
    news.note(tenantId);
    await clock.advance(0);
    expect(told).toBe(3);
  });
});
