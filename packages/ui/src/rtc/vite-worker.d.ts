/** Vite builds the named module for a worker and gives its address. */
declare module '*?worker&url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- the name that Vite gives it
  export default address;
}
