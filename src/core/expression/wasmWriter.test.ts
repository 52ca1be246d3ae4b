// Bytes of the WebAssembly format: numbers in LEB128, and instructions.
import { expect, it } from 'vitest';
import { FunctionWriter } from './wasmWriter';

/** The bytes of a function's instructions: between its size and locals, and its end. */
function bytesOf(write: (writer: FunctionWriter) => void): number[] {
  const writer = new FunctionWriter('f', 0);
  write(writer);
  const [size, locals, ...code] = writer.finish();
  expect([size, locals, code.pop()]).toEqual([code.length + 2, 0, 0x0b]);
  return code;
}

it.each([
  [0, [0x00]],
  [63, [0x3f]],
  [64, [0xc0, 0x00]],
  [127, [0xff, 0x00]],
  [8192, [0x80, 0xc0, 0x00]],
  [624_485, [0xe5, 0x8e, 0x26]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [-128, [0x80, 0x7f]],
  [-123_456, [0xc0, 0xbb, 0x78]],
])('writes the signed number %i', (value, bytes) =>
  expect(bytesOf((writer) => writer.i32(value))).toEqual([0x41, ...bytes]),
);

it.each([
  [0, [0x00]],
  [127, [0x7f]],
  [128, [0x80, 0x01]],
  [300, [0xac, 0x02]],
  [16_383, [0xff, 0x7f]],
  [16_384, [0x80, 0x80, 0x01]],
  [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
])('writes the unsigned number %i', (value, bytes) => {
  expect(bytesOf((writer) => writer.get(value))).toEqual([0x20, ...bytes]);
  expect(bytesOf((writer) => writer.set(value))).toEqual([0x21, ...bytes]);
});

it('writes sums, products and the smaller of two', () => {
  expect(bytesOf((writer) => writer.i32Add())).toEqual([0x6a]);
  expect(bytesOf((writer) => writer.i32Subtract())).toEqual([0x6b]);
  expect(bytesOf((writer) => writer.i32Times(5))).toEqual([0x41, 5, 0x6c]);
  expect(bytesOf((writer) => writer.increase(2, 16))).toEqual([0x20, 2, 0x41, 16, 0x6a, 0x21, 2]);
  // a, b, whether a < b, select
  expect(bytesOf((writer) => writer.i32Minimum(3, 4))).toEqual([
    ...[0x20, 3, 0x20, 4, 0x20, 3, 0x20, 4],
    ...[0x49, 0x1b],
  ]);
});

it('declares locals behind the parameters', () => {
  const writer = new FunctionWriter('f', 2);
  expect([writer.local('i32'), writer.local('v128'), writer.local('f64')]).toEqual([2, 3, 4]);
  expect(writer.finish()).toEqual([8, 3, 1, 0x7f, 1, 0x7b, 1, 0x7c, 0x0b]);
});

it('writes a choice of vectors, and a loop', () => {
  const choice = bytesOf((writer) =>
    writer.ifVector(
      () => writer.get(1),
      () => writer.get(2),
    ),
  );
  expect(choice).toEqual([0x04, 0x7b, 0x20, 1, 0x05, 0x20, 2, 0x0b]);
  const loop = bytesOf((writer) => writer.loopWhileBelow(1, 0, () => writer.get(5)));
  // loop, body, counter < limit, branch if so to the loop, end
  expect(loop).toEqual([0x03, 0x40, 0x20, 5, 0x20, 1, 0x20, 0, 0x49, 0x0d, 0x00, 0x0b]);
});
