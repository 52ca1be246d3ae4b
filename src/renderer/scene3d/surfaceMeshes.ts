// The height field and its floor plane as meshes, with the textures and uniforms that they share.
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DoubleSide,
  FloatType,
  GLSL3,
  LinearFilter,
  Mesh,
  NoBlending,
  RawShaderMaterial,
  RGBAFormat,
  RGFormat,
  UnsignedByteType,
  Vector2,
  Vector3,
  type IUniform,
} from 'three';
import { contourLevels } from '../../core/contour/levels';
import type { ContourLevels } from '../../core/landscapes/landscape';
import type { ColorMap, SceneLook } from '../../core/scene/scene';
import { floorHeight } from '../../core/scene/fitCamera';
import { colorMapSize, createColorTable } from '../../core/look/colorMaps';
import type { HeightScale } from '../../core/contour/heightScale';
import { boundless } from './instances';
import { meshLines } from './meshLines';
import {
  floorFragmentShader,
  floorVertexShader,
  maxListedLevels,
  surfaceFragmentShader,
  surfaceVertexShader,
} from './shaders/surface';
import type { SharedUniforms } from './sharedUniforms';
import { createSurfaceField } from './surfaceField';
import type { SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { ScenePalette } from '../../core/look/theme';

export class SurfaceMeshes {
  readonly surface: Mesh<BufferGeometry, RawShaderMaterial>;
  readonly floor: Mesh<BufferGeometry, RawShaderMaterial>;
  private grid: SurfaceGrid | null = null;
  private scaleKind: HeightScale['kind'] | null = null;
  private field: DataTexture | null = null;
  private readonly colors: DataTexture;
  private colorMap: ColorMap | null = null;
  private readonly uField: IUniform<DataTexture | null> = { value: null };
  private readonly uFieldSize = { value: new Vector2(2, 2) };
  private readonly uEye = { value: new Vector3() };
  private light: SurfaceLight | null = null;
  private readonly uLight = { value: createLightTexture(openLight) };
  private readonly uLightPoints = { value: openLight.points };
  private readonly uSun = { value: new Vector3(0, 0, 1) };
  private readonly uContourSteps = { value: new Vector3(0, 1, 0) };
  private readonly uLevels = { value: new Float32Array(maxListedLevels) };
  private readonly uLevelCount = { value: 0 };
  private readonly uSurfaceContours = { value: 1 };
  private readonly uFloorContours = { value: 1 };
  private readonly uEdgeColor = { value: new Vector3() };
  private readonly uFloorColor = { value: new Vector3() };
  private readonly uInk = { value: new Vector3() };
  private readonly uTint = { value: 0 };

  constructor(
    shared: SharedUniforms,
    private readonly lines: number,
  ) {
    this.colors = new DataTexture(
      new Uint8Array(4 * colorMapSize),
      colorMapSize,
      1,
      RGBAFormat,
      UnsignedByteType,
    );
    this.colors.minFilter = LinearFilter;
    this.colors.magFilter = LinearFilter;
    const common = {
      ...shared,
      uField: this.uField,
      uFieldSize: this.uFieldSize,
      uColors: { value: this.colors },
      uContourSteps: this.uContourSteps,
      uLevels: this.uLevels,
      uLevelCount: this.uLevelCount,
    };
    this.surface = new Mesh(
      new BufferGeometry(),
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: surfaceVertexShader,
        fragmentShader: surfaceFragmentShader,
        side: DoubleSide,
        blending: NoBlending,
        uniforms: {
          ...common,
          uEye: this.uEye,
          uLight: this.uLight,
          uLightPoints: this.uLightPoints,
          uSun: this.uSun,
          uContourStrength: this.uSurfaceContours,
          uEdgeColor: this.uEdgeColor,
        },
      }),
    );
    this.floor = new Mesh(
      createFloorGeometry(),
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: floorVertexShader,
        fragmentShader: floorFragmentShader,
        side: DoubleSide,
        blending: NoBlending,
        uniforms: {
          ...common,
          uFloor: { value: floorHeight },
          uFloorColor: this.uFloorColor,
          uInk: this.uInk,
          uContourStrength: this.uFloorContours,
          uTint: this.uTint,
        },
      }),
    );
    for (const mesh of [this.surface, this.floor]) {
      mesh.frustumCulled = false;
      mesh.visible = false;
    }
    // Drawn first: the parts of the floor that it hides are then not shaded.
    this.surface.renderOrder = 0;
    this.floor.renderOrder = 1;
  }

  /** Rebuilds changed parts of mesh and textures; a null grid shows nothing. */
  setSurface(grid: SurfaceGrid | null, scale: HeightScale): void {
    this.surface.visible = grid !== null;
    this.floor.visible = grid !== null;
    const { grid: gridBefore, scaleKind } = this;
    this.grid = grid;
    this.scaleKind = scale.kind;
    if (grid === null) return;
    if (grid !== gridBefore) this.setField(grid);
    if (grid !== gridBefore || scale.kind !== scaleKind) {
      this.surface.geometry.dispose();
      this.surface.geometry = createSheetGeometry(
        meshLines(grid, scale, 'columns', this.lines),
        meshLines(grid, scale, 'rows', this.lines),
      );
    }
  }

  setContours(contour: ContourLevels, minimum: number, maximum: number, look: SceneLook): void {
    const levels = contourLevels(contour, minimum, maximum);
    const isListed = contour.kind !== 'step';
    const listed = isListed ? levels.slice(0, maxListedLevels - 1) : [];
    if (!isListed) this.uContourSteps.value.set(minimum, contour.step, levels.length);
    // The shaders take the first level as the minimum, which has no line, so another one is put before the listed.
    this.uLevels.value.set([2 * minimum - maximum, ...listed]);
    this.uLevelCount.value = listed.length + 1;
    for (const mesh of [this.surface, this.floor]) {
      const { material } = mesh;
      const defined = 'LISTED_LEVELS' in material.defines;
      if (defined === isListed) continue;
      if (isListed) material.defines['LISTED_LEVELS'] = '';
      else delete material.defines['LISTED_LEVELS'];
      material.needsUpdate = true;
    }
    this.uSurfaceContours.value = look.surfaceContours ? 1 : 0;
    this.uFloorContours.value = look.floorContours ? 1 : 0;
  }

  setColors(map: ColorMap, palette: ScenePalette): void {
    if (map !== this.colorMap) {
      this.colorMap = map;
      (this.colors.image.data as Uint8Array).set(createColorTable(map));
      this.colors.needsUpdate = true;
    }
    this.uEdgeColor.value.fromArray(palette.surfaceEdge);
    this.uFloorColor.value.fromArray(palette.floor);
    this.uInk.value.fromArray(palette.ink);
    this.uTint.value = palette.floorTint;
  }

  /** Lights the surface; null leaves it open to sun and sky. False if nothing has changed. */
  setLight(light: SurfaceLight | null): boolean {
    if (light === this.light) return false;
    this.light = light;
    this.uLight.value.dispose();
    this.uLight.value = createLightTexture(light ?? openLight);
    this.uLightPoints.value = (light ?? openLight).points;
    return true;
  }

  /** `direction` is a unit vector. */
  setSun(direction: readonly [number, number, number]): void {
    this.uSun.value.set(...direction);
  }

  setEye(eye: Vector3): void {
    this.uEye.value.copy(eye);
  }

  private setField(grid: SurfaceGrid): void {
    this.field?.dispose();
    this.field = new DataTexture(createSurfaceField(grid), grid.columns, grid.rows, RGBAFormat, FloatType);
    this.field.minFilter = LinearFilter;
    this.field.magFilter = LinearFilter;
    this.field.needsUpdate = true;
    this.uField.value = this.field;
    this.uFieldSize.value.set(grid.columns, grid.rows);
  }

  dispose(): void {
    this.field?.dispose();
    this.uLight.value.dispose();
    this.colors.dispose();
    for (const mesh of [this.surface, this.floor]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
  }
}

/** Of a surface on which nothing stands. */
const openLight: SurfaceLight = { points: 1, values: Uint8Array.of(255, 255) };

function createLightTexture({ points, values }: SurfaceLight): DataTexture {
  const texture = new DataTexture(values, points, points, RGFormat, UnsignedByteType);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

function createSheetGeometry(across: Float32Array, along: Float32Array): BufferGeometry {
  const columns = across.length;
  const rows = along.length;
  const positions = new Float32Array(2 * columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      positions[2 * (row * columns + column)] = across[column]!;
      positions[2 * (row * columns + column) + 1] = along[row]!;
    }
  const index = new Uint32Array(6 * (columns - 1) * (rows - 1));
  let at = 0;
  for (let row = 0; row + 1 < rows; row += 1)
    for (let column = 0; column + 1 < columns; column += 1) {
      const corner = row * columns + column;
      index[at] = corner;
      index[at + 1] = corner + 1;
      index[at + 2] = corner + columns + 1;
      index[at + 3] = corner;
      index[at + 4] = corner + columns + 1;
      index[at + 5] = corner + columns;
      at += 6;
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 2));
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.boundingSphere = boundless;
  return geometry;
}

function createFloorGeometry(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.boundingSphere = boundless;
  return geometry;
}
