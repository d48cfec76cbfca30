/** Seedbed's mark: a seedling. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7 shrink-0">
      <rect width="32" height="32" rx="8" className="fill-[#2c6a45]" />
      <path d="M16 25V15" className="fill-none stroke-white" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M16 16.5c0-4.7 3-7.6 8.4-8 .4 5.4-2.9 8.4-8.4 8z" className="fill-white" />
      <path d="M15.4 19.8c-.3-3.7-2.7-5.9-7-6.1-.2 4.3 2.4 6.5 7 6.1z" className="fill-[#bfe3cb]" />
    </svg>
  );
}
