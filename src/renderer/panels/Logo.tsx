// The app's logo: contour lines, and a path that runs down them.

export function Logo() {
  return <img src="./icon.svg" width={26} height={26} alt="" />;
}
