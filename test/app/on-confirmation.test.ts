import { onConfirmation, type WebviewEvent } from 'paymennt/app';
import { describe, expect, it, vi } from 'vitest';

const PAGE = 'https://pay.test.paymennt.com/checkout/key';
const END = 'https://pay.test.paymennt.com/complete/?x=1';

const SHAPES: readonly (readonly [string, (url: string) => WebviewEvent])[] = [
  ['a plain text', (url) => url],
  ['onNavigationStateChange', (url) => ({ url, loading: true, title: '', canGoBack: false })],
  ['onShouldStartLoadWithRequest', (url) => ({ url, isTopFrame: true, navigationType: 'other' })],
  ['onLoadStart and onLoadProgress', (url) => ({ nativeEvent: { url, progress: 0.3 } })],
];

describe('the listener of onConfirmation', () => {
  it.each(SHAPES)('reads the URL of %s', (_, event) => {
    const finish = vi.fn();
    const reached = onConfirmation('test', finish);

    expect(reached(event(PAGE))).toBe(false);
    expect(finish).not.toHaveBeenCalled();
    expect(reached(event(END))).toBe(true);
    expect(finish).toHaveBeenCalledTimes(1);
  });

  it('calls finish once, however many events have a confirmation URL', () => {
    const finish = vi.fn();
    const reached = onConfirmation(['https://pay.test.paymennt.com/complete'], finish);
    const answers = [...SHAPES, ...SHAPES].map(([, event]) => reached(event(END)));

    expect(answers).not.toContain(false);
    expect(reached(PAGE)).toBe(false);
    expect(finish).toHaveBeenCalledTimes(1);
  });

  it('does not call finish again when finish threw', () => {
    const finish = vi.fn(() => {
      throw new Error('the screen is gone');
    });
    const reached = onConfirmation('test', finish);

    expect(() => reached(END)).toThrow('the screen is gone');
    expect(reached(END)).toBe(true);
    expect(finish).toHaveBeenCalledTimes(1);
  });

  it('ignores a frame inside of the page', () => {
    const finish = vi.fn();

    expect(onConfirmation('test', finish)({ url: END, isTopFrame: false })).toBe(false);
    expect(finish).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 7, {}, [], { url: 7 }, { nativeEvent: null }, { nativeEvent: {} }, () => END])(
    'returns false for %s, which is no event',
    (event) => {
      const finish = vi.fn();

      expect(onConfirmation('test', finish)(event as unknown as WebviewEvent)).toBe(false);
      expect(finish).not.toHaveBeenCalled();
    },
  );
});
