package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.time.Duration;

/**
 * How much an application wants delivered at once. The two subclasses name the listener interface; the adapter itself
 * has no settings of its own, the ports come with {@code RadiusConnection.open}.
 */
abstract class ListenerActivation implements ActivationSpec, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_WORKERS = 64;
    private static final int MOST_BY_DEFAULT = 6;

    private transient ResourceAdapter resourceAdapter;
    private Integer workers = Math.min(MOST_BY_DEFAULT, 1 + Runtime.getRuntime().availableProcessors());
    private Integer batchSize = 512;
    private Integer queueCapacity = 32_768;

    abstract ListenerKind kind();

    abstract Delivery<?> delivery();

    /** How long after a request its reject is sent. */
    Duration rejectDelay() {
        return Duration.ZERO;
    }

    /** How many calls may run at once; one more than there are processors, as the database works on others, too. */
    public Integer getWorkers() {
        return workers;
    }

    public void setWorkers(Integer workers) {
        this.workers = workers;
    }

    /** The most requests in one call. */
    public Integer getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(Integer batchSize) {
        this.batchSize = batchSize;
    }

    /** The most requests that wait for the workers; what comes when it is full is dropped, and the NAS sends again. */
    public Integer getQueueCapacity() {
        return queueCapacity;
    }

    public void setQueueCapacity(Integer queueCapacity) {
        this.queueCapacity = queueCapacity;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new InvalidPropertyException("workers is " + workers + ", not 1 to " + MOST_WORKERS);
        }
        if (batchSize < 1) {
            throw new InvalidPropertyException("batchSize is " + batchSize + ", not 1 or more");
        }
        if (queueCapacity < batchSize) {
            throw new InvalidPropertyException(
                    "queueCapacity is " + queueCapacity + ", less than a batch of " + batchSize);
        }
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        this.resourceAdapter = resourceAdapter;
    }
}
