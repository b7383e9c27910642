// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import com.hazelcast.core.HazelcastInstance;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a member of Hazelcast has, as a test asks for it. */
@Controller
class MemberPage {

    private final HazelcastInstance member;

    MemberPage(HazelcastInstance member) {
        this.member = member;
    }

    /** How many members it knows, with itself, once each has all that it is to keep copies of. */
    @GetMapping("/members")
    @ResponseBody
    String members() {
        return member.getPartitionService().isClusterSafe()
                ? Integer.toString(member.getCluster().getMembers().size())
                : "copies are missing";
    }

    /** The keys of all slots of the cluster that have an entry. */
    @GetMapping("/slots")
    @ResponseBody
    String slots() {
        return member.getMap("single-session.slots").keySet().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
