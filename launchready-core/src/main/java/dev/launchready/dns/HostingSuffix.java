package dev.launchready.dns;

import dev.launchready.Reference;
import java.util.Optional;

/**
 * Hosting domains under which a name that was given up can be registered by the next customer, each with the vendor's
 * own page that says so. As of 2026-11; a suffix that is missing here proves nothing.
 */
enum HostingSuffix {
    AZURE_APP_SERVICE("azurewebsites.net", "Azure App Service"),
    AZURE_CLOUD_SERVICE("cloudapp.net", "Azure Cloud Services"),
    AZURE_PUBLIC_IP("cloudapp.azure.com", "Azure public IP names"),
    AZURE_TRAFFIC_MANAGER("trafficmanager.net", "Azure Traffic Manager"),
    AZURE_CDN("azureedge.net", "Azure CDN"),
    AZURE_API("azure-api.net", "Azure API Management"),
    AZURE_CONTAINER("azurecontainer.io", "Azure Container Instances"),
    ELASTIC_BEANSTALK("elasticbeanstalk.com", "AWS Elastic Beanstalk"),
    GITHUB_PAGES("github.io", "GitHub Pages");

    private static final Reference AZURE = Reference.page(
            "Microsoft: prevent dangling DNS entries and avoid subdomain takeover",
            "https://learn.microsoft.com/en-us/azure/security/fundamentals/subdomain-takeover");
    private static final Reference AWS = Reference.page(
            "AWS: your Elastic Beanstalk environment's domain name",
            "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customdomains.html");
    private static final Reference GITHUB = Reference.page(
            "GitHub: verifying your custom domain for GitHub Pages",
            "https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site/"
                    + "verifying-your-custom-domain-for-github-pages");

    private final String suffix;
    private final String vendor;

    HostingSuffix(String suffix, String vendor) {
        this.suffix = suffix;
        this.vendor = vendor;
    }

    static Optional<HostingSuffix> of(String target) {
        for (HostingSuffix hosting : values()) {
            if (target.endsWith("." + hosting.suffix)) {
                return Optional.of(hosting);
            }
        }
        return Optional.empty();
    }

    String vendor() {
        return vendor;
    }

    Reference source() {
        return switch (this) {
            case ELASTIC_BEANSTALK -> AWS;
            case GITHUB_PAGES -> GITHUB;
            case AZURE_APP_SERVICE,
                    AZURE_CLOUD_SERVICE,
                    AZURE_PUBLIC_IP,
                    AZURE_TRAFFIC_MANAGER,
                    AZURE_CDN,
                    AZURE_API,
                    AZURE_CONTAINER -> AZURE;
        };
    }
}
