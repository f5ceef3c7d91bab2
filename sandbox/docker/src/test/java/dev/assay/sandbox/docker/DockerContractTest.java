package dev.assay.sandbox.docker;

import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxProvider;
import dev.assay.sandbox.contract.SandboxContract;
import dev.assay.sandbox.contract.Traces;
import java.util.Map;

class DockerContractTest extends SandboxContract {
    @Override
    protected Sandbox open(String worker, int lane) {
        Map<String, String> settings = Map.of("rewarm", "false", "firstProcessor", Integer.toString(lane));
        return SandboxProvider.named("docker").open(worker, 1, settings);
    }

    @Override
    protected Traces traces(String worker) {
        return new DockerTraces(worker);
    }
}
