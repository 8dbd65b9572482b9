import { CLAIMS } from '../claims/all.js';
import { check, type World } from '../claims/claim.js';
import { Stage } from '../claims/stage.js';

/** Runs the claims in a Worker, whose request says where the servers are. */
export default {
  async fetch(request: Request): Promise<Response> {
    const world = (await request.json()) as World;
    return Response.json(await check(CLAIMS, new Stage(world), navigator.userAgent));
  },
};
