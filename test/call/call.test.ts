import { describe, expect, it } from 'vitest';
import { newCall } from '../support/call.js';

describe('the outcome of a call', () => {
  it('is that nothing was sent, before the first request', () => {
    expect(newCall('write').outcome).toBe('not_sent');
    expect(newCall('write').attempts).toBe(0);
  });

  it('of a read is that nothing changed, however it fails', () => {
    const call = newCall('read');
    call.begin();

    expect(call.outcome).toBe('no_effect');
  });

  it('of a write is unknown from the first byte on', () => {
    const call = newCall('write');
    call.begin();

    expect(call.outcome).toBe('unknown');
    expect(call.attempts).toBe(1);
  });

  it('of a write is that nothing changed, once it was refused', () => {
    const call = newCall('write');
    call.begin();
    call.refused();

    expect(call.outcome).toBe('no_effect');
  });

  it('is what it was before a request that never left', () => {
    const call = newCall('write');
    call.begin();
    call.neverSent();
    expect(call.outcome).toBe('not_sent');

    call.begin();
    call.begin();
    call.neverSent();
    expect(call.outcome).toBe('unknown');
    expect(call.attempts).toBe(3);
  });

  it('stays unknown when a refusal follows an attempt whose fate is unknown', () => {
    const call = newCall('write');
    call.begin();
    call.begin();
    call.refused();

    expect(call.outcome).toBe('unknown');
  });

  it('is that nothing changed when every attempt was refused', () => {
    const call = newCall('write');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      call.begin();
      call.refused();
    }

    expect(call.outcome).toBe('no_effect');
  });
});
