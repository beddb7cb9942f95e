package dev.launchready.examples.parts;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A Spring Boot application that asks another for a price: once with timeouts, once without. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class Shop {
    private final URI prices;
    private final RestClient careful;
    private final RestClient careless;

    Shop(@Value("${shop.prices}") URI prices) {
        this.prices = prices;
        this.careful = client(Duration.ofMillis(400));
        this.careless = client(Duration.ZERO);
    }

    @GetMapping("/careful")
    ResponseEntity<?> careful() {
        try {
            return price(careful);
        } catch (RestClientException e) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Prices cannot be looked up right now. Please try again in a minute.");
            problem.setTitle("No price right now");
            return ResponseEntity.status(problem.getStatus()).body(problem);
        }
    }

    @GetMapping("/careless")
    ResponseEntity<?> careless() {
        return price(careless);
    }

    private ResponseEntity<?> price(RestClient client) {
        return ResponseEntity.ok(
                client.get().uri(prices.resolve("/price")).retrieve().body(Price.class));
    }

    private static RestClient client(Duration timeout) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(timeout);
        requests.setReadTimeout(timeout);
        return RestClient.builder().requestFactory(requests).build();
    }

    /** What the other application answers. */
    record Price(int euros) {}
}
