/** Parts of speech of English words by wink-nlp (195 ms to load, so only when a word is not in the tables). */
import { createRequire } from 'node:module';
import type { ItsFunction, WinkMethods } from 'wink-nlp';

export interface WordClass {
  /** Universal POS tag: NOUN, PROPN, ADJ, VERB ... */
  readonly tag: string;
  readonly lemma: string;
}

export interface PartOfSpeechTagger {
  /** lower-case word -> its class at its first place in the text */
  classes(text: string): Map<string, WordClass>;
}

export function createPartOfSpeechTagger(): PartOfSpeechTagger {
  let nlp: WinkMethods | null = null;
  const load = (): WinkMethods => {
    const require = createRequire(import.meta.url);
    const winkNlp = require('wink-nlp') as typeof import('wink-nlp').default;
    return winkNlp(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
  };
  return {
    classes(text) {
      nlp ??= load();
      const { its } = nlp;
      const tokens = nlp.readDoc(text).tokens();
      const values = tokens.out(its.normal) as string[];
      const tags = tokens.out(its.pos as ItsFunction<string>) as string[];
      const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[];
      const classes = new Map<string, WordClass>();
      values.forEach((value, index) => {
        const key = value.toLowerCase();
        if (!classes.has(key)) classes.set(key, { tag: tags[index]!, lemma: lemmas[index]! });
      });
      return classes;
    },
  };
}
