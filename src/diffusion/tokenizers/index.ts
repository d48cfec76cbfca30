export { openTokenizer, type PromptTokens, type Tokenizer } from './qwen2-tokenizer.ts';
