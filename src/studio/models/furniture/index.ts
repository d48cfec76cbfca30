export { furniture, furnitureConcepts } from './furniture.ts';
export * from './joinery.ts';
