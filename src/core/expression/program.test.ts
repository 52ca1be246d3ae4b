// Graphs with equal nodes merged, with other inputs, and their uses counted.
import { expect, it } from 'vitest';
import { add, constant, createNode, cos, input, multiply, power, sin } from './expression';
import { countUses, shareEqualNodes, substitute } from './program';

const x = input('x', 'particle');
const node = (...operands: Parameters<typeof createNode>[1]) => createNode('add', operands);

it('merges equal nodes, inputs of equal names and equal constants', () => {
  const [one, other] = shareEqualNodes([
    node(sin(input('x', 'particle')), constant(2)),
    node(sin(input('x', 'particle')), constant(2)),
  ]);
  expect(one).toBe(other);
  const [sum] = shareEqualNodes([node(sin(input('x', 'particle')), sin(input('x', 'particle')))]);
  expect(sum?.operands[0]).toBe(sum?.operands[1]);
});

it('keeps apart what differs in anything', () => {
  const different = [
    x,
    input('y', 'particle'),
    input('x', 'run'),
    constant(0),
    constant(-0),
    constant(1),
    constant(11),
    sin(x),
    cos(x),
    power(x, 2),
    power(x, 3),
    node(x, constant(1)),
    node(constant(1), x),
    node(x, x),
    node(x),
    createNode('rescue', [x], 0, 'sin'),
    createNode('rescue', [x], 0, 'cos'),
  ];
  expect(new Set(shareEqualNodes(different)).size).toBe(different.length);
});

it('leaves a graph as it is where nothing is equal', () => {
  const graph = add(sin(x), multiply(x, cos(x)));
  expect(shareEqualNodes([graph])[0]).toBe(graph);
  expect(substitute([graph], (each) => each)[0]).toBe(graph);
});

it('puts other inputs in, asked once for each, and nothing is simplified', () => {
  const graph = createNode('multiply', [power(x, 3), createNode('add', [x, input('y', 'particle')])]);
  const asked: string[] = [];
  const [replaced] = substitute([graph], (each) => {
    asked.push(each.name);
    return each.name === 'x' ? constant(2) : each;
  });
  expect(asked).toEqual(['x', 'y']);
  expect(replaced).toEqual(
    createNode('multiply', [
      createNode('power', [constant(2)], 3),
      createNode('add', [constant(2), input('y', 'particle')]),
    ]),
  );
});

it('counts the uses of each node, and of a root one more', () => {
  const s = sin(x);
  const root = node(s, s);
  const uses = countUses([root, s]);
  expect([root, s, x].map((each) => uses.get(each))).toEqual([1, 3, 1]);
  expect(countUses([]).size).toBe(0);
});
