/** What the browser shows when it has come back: a sign without words, for the agent's own window comes forward and goes on. */
export const SIGN_IN_DONE_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Alongside</title>
<style>
  html { color-scheme: light dark; height: 100% }
  body { height: 100%; margin: 0; display: grid; place-items: center; font: 10rem system-ui }
</style>
<body>✓</body>
</html>
`;
