import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { onAbort } from '../../src/call/abort-listeners.js';

const listenersOf = ({ signal }: AbortController) => getEventListeners(signal, 'abort').length;

describe('a signal that many wait for', () => {
  it('tells everybody, and carries one listener', () => {
    const controller = new AbortController();
    const listeners = Array.from({ length: 20 }, () => vi.fn());
    for (const listener of listeners) onAbort(controller.signal, listener);

    expect(listenersOf(controller)).toBe(1);
    controller.abort();
    for (const listener of listeners) expect(listener).toHaveBeenCalledTimes(1);
  });

  it('does not tell who has left', () => {
    const controller = new AbortController();
    const [left, stayed] = [vi.fn(), vi.fn()];
    const leave = onAbort(controller.signal, left);
    onAbort(controller.signal, stayed);
    leave();
    leave();
    controller.abort();

    expect(left).not.toHaveBeenCalled();
    expect(stayed).toHaveBeenCalledTimes(1);
  });

  it('carries nothing once everybody has left, and something again for who comes later', () => {
    const controller = new AbortController();
    const leaves = [vi.fn(), vi.fn()].map((listener) => onAbort(controller.signal, listener));
    for (const leave of leaves) leave();
    expect(listenersOf(controller)).toBe(0);

    const late = vi.fn();
    onAbort(controller.signal, late);
    controller.abort();
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('tells those who are left when somebody leaves on being told', () => {
    const controller = new AbortController();
    const told: string[] = [];
    const leave = onAbort(controller.signal, () => {
      told.push('first');
      leave();
    });
    onAbort(controller.signal, () => told.push('second'));
    controller.abort();

    expect(told).toEqual(['first', 'second']);
  });

  it('may lack removeEventListener: then calls share the listener that stays', () => {
    const told: string[] = [];
    const listeners: (() => void)[] = [];
    const signal = { addEventListener: (_: string, tell: () => void) => listeners.push(tell) };
    const leave = onAbort(signal as unknown as AbortSignal, () => told.push('left'));
    leave();
    onAbort(signal as unknown as AbortSignal, () => told.push('stayed'));
    for (const tell of listeners) tell();

    expect(listeners).toHaveLength(1);
    expect(told).toEqual(['stayed']);
  });
});
