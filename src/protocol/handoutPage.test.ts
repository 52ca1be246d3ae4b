import { describe, expect, it } from 'vitest';
import { handoutHead, isHandoutPage } from './handoutPage';

describe('a page that may be printed', () => {
  it('forbids all that is not in it before anything else, and leads nowhere', () => {
    const head = handoutHead('pt-BR');
    expect(isHandoutPage(`${head}<title>A</title>`)).toBe(true);
    for (const text of [
      '',
      '<title>A</title>',
      ` ${head}`,
      `<iframe src="file:///a"></iframe>${head}`,
      head.replace("default-src 'none'", 'default-src *'),
      head.replace('<meta http-equiv', '<meta data-http-equiv'),
      head.replace('pt-BR', 'a"><iframe src="file:///a"></iframe><b title="'),
      `${head}<META HTTP-EQUIV="refresh" CONTENT="0; url=file:///a">`,
      `${head}<meta\nhttp-equiv=refresh content="0; url=file:///a">`,
    ]) {
      expect(isHandoutPage(text), text).toBe(false);
    }
  });
});
