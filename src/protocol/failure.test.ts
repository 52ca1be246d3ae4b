import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FailureError, failureError, failureOf, invalidBySchema } from './failure';

describe('a failure', () => {
  it('is thrown as an error, and comes out as it was', () => {
    const failure = { code: 'io', message: 'the disk is full' } as const;
    const error = new FailureError(failure);
    expect([error.name, error.message]).toEqual(['FailureError', 'the disk is full']);
    expect(failureOf(error)).toBe(failure);
  });

  it('names fields only where there are some', () => {
    const issues = [{ field: 'steps', message: 'too many' }];
    expect(failureError('invalid', 'no', issues).failure).toEqual({ code: 'invalid', message: 'no', issues });
    expect(Object.keys(failureError('busy', 'no').failure)).toEqual(['code', 'message']);
  });

  it('is internal where anything else is thrown', () => {
    expect(failureOf(new TypeError('of null'))).toEqual({ code: 'internal', message: 'of null' });
    expect(failureOf('a text')).toEqual({ code: 'internal', message: 'a text' });
  });
});

describe('the errors of a schema', () => {
  const text = (message: string) => z.string({ error: message });

  function failureOfSchema(schema: z.ZodType, value: unknown): unknown {
    const checked = schema.safeParse(value);
    if (checked.success) throw new Error('Nothing is wrong.');
    return invalidBySchema('scene', checked.error).failure;
  }

  it('name their fields, and the first of them is the message', () => {
    const schema = z.object({ look: z.object({ names: z.array(text('a name')) }), title: text('a title') });
    expect(failureOfSchema(schema, { look: { names: ['', 2] } })).toEqual({
      code: 'invalid',
      message: 'Invalid scene: look.names[1]: a name',
      issues: [
        { field: 'look.names[1]', message: 'a name' },
        { field: 'title', message: 'a title' },
      ],
    });
  });

  it('have no field where the whole is wrong', () => {
    expect(failureOfSchema(text('a text'), 1)).toEqual({
      code: 'invalid',
      message: 'Invalid scene: a text',
      issues: [{ field: '', message: 'a text' }],
    });
  });

  it('are cut to 200 characters each, and to the first twenty', () => {
    const messages = ['x'.repeat(200), 'y'.repeat(201), ...Array<string>(20).fill('z')];
    const schema = z.object(Object.fromEntries(messages.map((message, index) => [index, text(message)])));
    const { issues } = failureOfSchema(schema, {}) as {
      readonly issues: readonly { readonly field: string; readonly message: string }[];
    };
    expect(issues).toHaveLength(21);
    expect(issues[0]!.message).toBe('x'.repeat(200));
    expect(issues[1]!.message).toBe(`${'y'.repeat(199)}…`);
    expect(issues[20]!.message).toBe('and 2 more');
  });
});
